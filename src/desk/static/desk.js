/*
 * What the desk can do better with script; everything works without it.
 * Keys (j k o c / ?), copying a citation, dropping a file, lighting up a statement's words beside its note.
 */
const steps = () => [...document.querySelectorAll('[data-step]')];
const status = document.querySelector('.status');
const help = document.querySelector('dialog.keys');

for (const part of document.querySelectorAll('.needs-script')) part.hidden = false;
for (const field of document.querySelectorAll('[data-placeholder]')) field.placeholder = field.dataset.placeholder;

/** Said to everybody: seen at the foot of the window, heard by a screen reader. */
function say(words) {
  status.textContent = words;
  status.classList.add('shown');
  clearTimeout(say.timer);
  say.timer = setTimeout(() => status.classList.remove('shown'), 3000);
}

/** The statement that has the focus, or holds it. */
function current() {
  return document.activeElement?.closest('[data-step]') ?? null;
}

/** To the next or the last statement; from nowhere to the first one in view. */
function move(by) {
  const all = steps();
  if (all.length === 0) return;
  const at = all.indexOf(current());
  const inView = all.findIndex((step) => step.getBoundingClientRect().bottom > 0);
  const to = at < 0 ? Math.max(0, inView) : Math.min(all.length - 1, Math.max(0, at + by));
  all[to].focus({ preventScroll: true });
  all[to].scrollIntoView({ block: 'nearest' });
}

function open() {
  const href = current()?.dataset.href;
  if (href) location.assign(href);
}

async function cite(step) {
  const words = step?.dataset.cite;
  if (!words) return;
  try {
    await navigator.clipboard.writeText(words);
    say('Citation copied');
  } catch {
    say('The browser did not allow copying; the citation stands on the statement’s page');
  }
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  o: open,
  c: () => cite(current() ?? document.querySelector('.one[data-cite]')),
  '/': () => document.querySelector('[role=search] input').focus(),
  '?': () => help.showModal(),
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.('input, textarea, select, dialog') || !(event.key in keys)) return;
  event.preventDefault();
  keys[event.key]();
});

document.querySelector('[data-keys]')?.addEventListener('click', () => help.showModal());
document.querySelector('[data-copy]')?.addEventListener('click', () => cite(document.querySelector('.one')));

/* A statement's note and its words in the text light up together. */
function light(event) {
  const number = event.target.closest?.('[data-n]')?.dataset.n;
  for (const lit of document.querySelectorAll('.lit')) lit.classList.remove('lit');
  if (!number) return;
  for (const mark of document.querySelectorAll(`[data-n="${number}"]`)) mark.classList.add('lit');
}
if (document.querySelector('.reader')) {
  document.addEventListener('pointerover', light);
  document.addEventListener('focusin', light);
}

/* A file dropped on the box is as good as one chosen. */
for (const box of document.querySelectorAll('[data-drop]')) {
  const input = box.querySelector('input[type=file]');
  const hasFile = (event) => event.dataTransfer?.types.includes('Files');
  box.addEventListener('dragover', (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    box.classList.add('over');
  });
  box.addEventListener('dragleave', () => box.classList.remove('over'));
  box.addEventListener('drop', (event) => {
    box.classList.remove('over');
    if (!hasFile(event)) return;
    event.preventDefault();
    input.files = event.dataTransfer.files;
    say(`${input.files[0].name} is chosen`);
  });
}

/* What is being done stands on the button, and is not sent twice. */
for (const form of document.querySelectorAll('form')) {
  const button = form.querySelector('button[data-busy]');
  if (!button) continue;
  const words = button.textContent;
  form.addEventListener('submit', (event) => {
    if (button.getAttribute('aria-disabled')) return event.preventDefault();
    button.setAttribute('aria-disabled', 'true');
    button.textContent = button.dataset.busy;
  });
  addEventListener('pageshow', () => {
    button.removeAttribute('aria-disabled');
    button.textContent = words;
  });
}

/*
 * Checking with script: y n e u x in the queue, and words taken from the article by selecting them. Without it the same is done by buttons
 * and by copying.
 */
const queue = document.querySelector('.review .queue');
const lastDone = [];

/** What the desk answers to a change of one statement; null where it could not be asked. */
async function change(path, fields) {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ by: queue.elements.by.value, ...fields }),
    });
    return { status: answer.status, ...(await answer.json()) };
  } catch {
    return null;
  }
}

async function checkStep(step, kind) {
  const path = step?.dataset.check;
  if (!path || step.dataset.busy) return;
  step.dataset.busy = 'yes';
  const answer = await change(path, { do: kind, seen: kind === 'undo' ? step.dataset.seen : '' });
  delete step.dataset.busy;
  if (answer?.status === 200) {
    settle(step, kind, answer.check);
    return true;
  }
  say(answer?.error?.detail ?? 'The desk does not answer; nothing was changed');
  return false;
}

/** A row that is done stays where it is, so that it can be taken back. */
function settle(step, kind, check) {
  const isBack = kind === 'undo';
  step.classList.toggle('settled', !isBack);
  step.dataset.seen = check?.id ?? '';
  const sign = step.querySelector('.sure');
  step.dataset.before ??= sign.outerHTML;
  if (isBack) sign.outerHTML = step.dataset.before;
  else {
    sign.className = `sure ${kind === 'reject' ? 'rejected' : 'checked'}`;
    sign.textContent = `${kind === 'reject' ? 'rejected' : 'checked'} by ${queue.elements.by.value}`;
  }
  const tick = step.querySelector('[type=checkbox]');
  tick.checked = false;
  tick.disabled = !isBack;
  if (!isBack) lastDone.push(step);
  const bar = document.querySelector('.review progress');
  bar.value += isBack ? -1 : 1;
  document.querySelector('.review .progress b').textContent = String(bar.value);
  say(isBack ? 'Taken back' : kind === 'reject' ? 'Rejected; u takes it back' : 'Confirmed; u takes it back');
}

const queueKeys = {
  y: async () => (await checkStep(current(), 'confirm')) && move(1),
  n: async () => (await checkStep(current(), 'reject')) && move(1),
  e: open,
  u: async () => {
    const step = lastDone.pop();
    if (!step) return say('Nothing was done here that could be taken back');
    if (await checkStep(step, 'undo')) step.focus();
    else lastDone.push(step);
  },
  x: () => {
    const tick = current()?.querySelector('[type=checkbox]');
    if (tick && !tick.disabled) tick.checked = !tick.checked;
  },
};

if (queue) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const isTyping = event.target.closest?.('input:not([type=checkbox]), textarea, select, dialog');
    if (isTyping || !Object.hasOwn(queueKeys, event.key)) return;
    event.preventDefault();
    queueKeys[event.key]();
  });
  queue.addEventListener('click', (event) => {
    const button = event.target.closest('.statement button');
    if (!button) return;
    event.preventDefault();
    checkStep(button.closest('[data-step]'), button.value);
  });
}

/* Words selected in the article go to the field that was last in focus, or as a piece to the words. */
let aimed = null;
for (const field of document.querySelectorAll('[data-picks]')) {
  field.addEventListener('focus', () => {
    aimed?.removeAttribute('data-aimed');
    aimed = field;
  });
}

/** What is selected in the article's own words, without the numbers of statements; empty otherwise. */
function selectedWords() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return '';
  const range = selection.getRangeAt(0);
  const from = range.startContainer.parentElement?.closest('.written, .context');
  if (!from) return '';
  const piece = range.cloneContents();
  for (const number of piece.querySelectorAll('sup, .notes')) number.remove();
  return piece.textContent.replace(/\s+/g, ' ').trim();
}

function takeWords(field, words) {
  const form = field.closest('details');
  if (form) form.open = true;
  if (field.dataset.picks === 'lines')
    field.value = field.value.trim() === '' ? words : `${field.value.trimEnd()}\n${words}`;
  else field.value = words;
  say(`Taken: “${words.slice(0, 60)}${words.length > 60 ? '…' : ''}”`);
}

for (const button of document.querySelectorAll('[data-pick]')) {
  // The selection would be gone with the focus.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    const words = selectedWords();
    const field = button.closest('form').elements[button.dataset.pick];
    if (words === '') say('Select words in the article first');
    else takeWords(field, words);
  });
}

/* In the reader a button stands beside selected words, and takes them to the form below. */
const addForm = document.querySelector('details#add');
const adder = document.createElement('button');
adder.type = 'button';
adder.className = 'adder';
adder.textContent = 'Add as a statement';
adder.hidden = true;
if (addForm) document.body.append(adder);
adder.addEventListener('mousedown', (event) => event.preventDefault());
adder.addEventListener('click', () => {
  const field = addForm.querySelector('[data-picks=lines]');
  takeWords(field, selectedWords());
  adder.hidden = true;
  field.scrollIntoView({ block: 'center' });
  field.focus();
});
document.addEventListener('selectionchange', () => {
  if (!addForm) return;
  const words = selectedWords();
  adder.hidden = words === '';
  if (words === '') return;
  const { bottom, left } = getSelection().getRangeAt(0).getBoundingClientRect();
  adder.style.top = `${bottom + scrollY + 6}px`;
  adder.style.left = `${left + scrollX}px`;
});

document.addEventListener('mouseup', () => {
  const words = selectedWords();
  const form = document.querySelector('details.checking[open] form');
  if (words === '' || !form || !aimed || !form.contains(aimed) || aimed.dataset.picks === 'lines') return;
  takeWords(aimed, words);
});

/* A link to the form opens it. */
function openAimedAt() {
  const at = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (at && at.tagName === 'DETAILS') at.open = true;
}
addEventListener('hashchange', openAimedAt);
openAimedAt();

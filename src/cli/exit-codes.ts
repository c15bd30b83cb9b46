/** What a command's exit code says. */
export const exitCodes = Object.freeze({
  /** Everything that was asked for. */
  done: 0,
  /** Some of it. */
  partly: 1,
  /** The command was given wrongly; nothing was tried. */
  wrongUse: 2,
  /** Nothing worked. */
  nothing: 3,
  /** Stopped by Ctrl-C, as shells count it. */
  stopped: 130,
});

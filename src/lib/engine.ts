/** The engine version: a reading is a pure function of a capture and this. Raise it when readings change. */
export const engine = 'onrecord/0.1.0';

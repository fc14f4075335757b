/** A reason to give up that a person can act on: `message` says what is wrong, `fix` what to do. */
export class Stop extends Error {
  /**
   * @param {string} message
   * @param {string} [fix]
   */
  constructor(message, fix) {
    super(message);
    this.fix = fix;
  }
}

/** The last GET CHALLENGE answer that counts: it serves one use, right or wrong, and is lost with power. */
export class Challenge {
  private bytes: Uint8Array | undefined;

  remember(answer: Uint8Array): void {
    this.bytes = answer;
  }

  /** The challenge, used up by this call; undefined when there is none. */
  consume(): Uint8Array | undefined {
    const { bytes } = this;
    this.bytes = undefined;
    return bytes;
  }

  forget(): void {
    this.bytes = undefined;
  }
}

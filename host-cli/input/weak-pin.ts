/** Why a PIN is too easy to guess, or undefined. The card itself takes any (conventions, PIN commands). */
export function weaknessOf(pin: string): string | undefined {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, index) => digit - digits[index]!);
  if (steps.length === 0) return undefined;
  if (steps.every((step) => step === 0)) return 'all its digits are the same';
  if (steps.every((step) => step === 1 || step === -9)) return 'its digits count up';
  if (steps.every((step) => step === -1 || step === 9)) return 'its digits count down';
  return undefined;
}

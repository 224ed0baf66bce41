/** Stands for the package `debug` in the SIP library: nothing is logged. */
export default function debug(): (...args: unknown[]) => void {
  return () => {};
}

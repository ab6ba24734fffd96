/**
 * Waits for the end of this turn of the event loop, so that requests which came together take each stage together: their
 * bodies are read, then all are decided, then all are answered. One after the other they would drive each other's code and
 * data out of the processor's caches, which takes longer than the work. Who comes alone waits for nobody.
 */
export const together = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

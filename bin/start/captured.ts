import { ServerResponse, type IncomingMessage } from 'node:http';

/** A response that is collected instead of sent: what the application would have answered. */
export class Captured extends ServerResponse {
  private readonly chunks: Buffer[] = [];
  private done!: () => void;
  /** Settles when the application has ended its answer. */
  readonly ended = new Promise<void>((resolve) => (this.done = resolve));

  constructor(req: IncomingMessage) {
    super(req);
  }

  get content(): Buffer {
    return Buffer.concat(this.chunks);
  }

  private keep(chunk: unknown): void {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.chunks.push(Buffer.from(chunk));
  }

  override writeHead(statusCode: number, ...rest: unknown[]): this {
    this.statusCode = statusCode;
    const headers = rest.at(-1);
    if (headers && typeof headers === 'object')
      for (const [name, value] of Object.entries(headers)) this.setHeader(name, value as string);
    return this;
  }

  override write(chunk: unknown): boolean {
    this.keep(chunk);
    return true;
  }

  override end(chunk?: unknown): this {
    this.keep(chunk);
    this.done();
    this.emit('finish');
    this.emit('close');
    return this;
  }
}

/** Why a text is not what its name promises. */
export interface ContractFault {
  readonly kind: 'fault';
  /** Goes behind "is no YAML": what the reader of the format says. */
  readonly reason: string | undefined;
  /** Zero-based; undefined where it is about the whole. */
  readonly line: number | undefined;
}

export function fault(reason?: string, line?: number): ContractFault {
  return { kind: 'fault', reason, line };
}

package dev.signlab.http.server.rpc;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;

/** A status of gRPC that is not OK (grpc/doc/statuscodes.md). */
public final class RpcFailure extends LabException {

  private final Code code;

  /** The statuses that servers here give. */
  public enum Code {
    /** The caller made a mistake. */
    INVALID_ARGUMENT(3),
    /** The message is larger than what is read. */
    RESOURCE_EXHAUSTED(8),
    /** There is no such method, or the caller wants something of gRPC that is not there. */
    UNIMPLEMENTED(12),
    /** The server made a mistake. */
    INTERNAL(13);

    private final int number;

    Code(int number) {
      this.number = number;
    }

    /** Returns the number that is sent. */
    public int number() {
      return number;
    }
  }

  private RpcFailure(Code code, String message) {
    super(Problem.of(message).found(code.name()).build());
    this.code = code;
  }

  /** Returns a failure with what the caller is told. */
  public static RpcFailure of(Code code, String message) {
    return new RpcFailure(code, message);
  }

  /** Returns the status. */
  public Code code() {
    return code;
  }
}

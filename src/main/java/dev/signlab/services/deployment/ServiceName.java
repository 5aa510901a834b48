package dev.signlab.services.deployment;

import java.nio.file.Path;

/** The services of a deployment, and their ports: the base and a number of their own. */
public enum ServiceName {
  /** Says who somebody is. */
  ISSUER(1, "issuer", "issuerUrl"),
  /** Issues certificates. */
  FULCIO(2, "fulcio", "fulcioUrl"),
  /** Issues certificates to clients that speak gRPC. */
  FULCIO_GRPC(3, "fulcio-grpc", "fulcioGrpcUrl"),
  /** Logs certificates. */
  CTLOG(4, "ctlog", "ctlogUrl"),
  /** Logs signatures. */
  REKOR(5, "rekor", "rekorUrl"),
  /** Logs signatures in tiles. */
  REKOR_V2(6, "rekor-v2", "rekorV2Url"),
  /** Says when a signature was there. */
  TSA(7, "tsa", "tsaUrl"),
  /** Hands out whom to trust. */
  TUF(8, "tuf", "tufUrl");

  /** The base where nobody says another one. */
  public static final int USUAL_BASE = 5_100;

  /** How many ports a deployment takes, the base among them. */
  public static final int PORTS = 9;

  private final int number;
  private final String text;
  private final String member;

  ServiceName(int number, String text, String member) {
    this.number = number;
    this.text = text;
    this.member = member;
  }

  /** Returns its name where a world describes itself in JSON. */
  public String member() {
    return member;
  }

  /** Returns the port on a base. */
  public int port(int base) {
    return base + number;
  }

  /** Returns its folder in that of a state. */
  Path in(Path state) {
    return state.resolve(text);
  }

  /** Returns the address on a base, without a slash at its end. */
  public String url(int base) {
    String scheme = this == FULCIO_GRPC ? "https" : "http";
    return scheme + "://localhost:" + port(base);
  }

  /**
   * Returns where timestamps are asked for on a base: signing configs want the whole address, and
   * not its beginning as for the others.
   */
  public static String timestamps(int base) {
    return TSA.url(base) + "/api/v1/timestamp";
  }

  /** Returns the name as it stands in logs and folders. */
  @Override
  public String toString() {
    return text;
  }
}

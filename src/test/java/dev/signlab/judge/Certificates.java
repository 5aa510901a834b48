package dev.signlab.judge;

import java.nio.file.Path;

/** Certificates for loopback servers under test, made by openssl. */
public final class Certificates {

  /** The name of the certificate's file, in PEM. */
  public static final String CERTIFICATE = "tls.crt";

  /** The name of the private key's file, in PEM. */
  public static final String KEY = "tls.key";

  /** The name of both as a PKCS#12 key store. */
  public static final String KEY_STORE = "tls.p12";

  /** The password of that key store. */
  public static final String PASSWORD = "changeit";

  private Certificates() {}

  /** Makes the three files in a folder: a P-256 key with its own certificate for loopback. */
  public static void make(Path folder) {
    make(folder, "IP:127.0.0.1,DNS:localhost");
  }

  /** Makes the three files in a folder, for other names, as openssl writes them. */
  public static void make(Path folder, String names) {
    Tool openssl = Tool.require("openssl").in(folder);
    openssl.succeed(
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "30",
        "-subj",
        "/CN=127.0.0.1",
        "-addext",
        "subjectAltName=" + names,
        "-keyout",
        KEY,
        "-out",
        CERTIFICATE);
    openssl.succeed(
        "pkcs12",
        "-export",
        "-inkey",
        KEY,
        "-in",
        CERTIFICATE,
        "-out",
        KEY_STORE,
        "-passout",
        "pass:" + PASSWORD);
  }
}

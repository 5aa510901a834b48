package dev.signlab.sigstore.client.oidc;

import dev.signlab.diagnostic.Problem;

/** How somebody signs in, as {@code --fulcio-auth-flow} names it. */
public enum Flow {
  /** By a browser on this machine. */
  NORMAL,
  /** By a browser elsewhere, into which a code is typed. */
  DEVICE,
  /** Not at all: a token is at hand. */
  TOKEN;

  /** Finds a flow by the name that cosign gives it. */
  public static Flow parse(String name) {
    return switch (name) {
      case "normal" -> NORMAL;
      case "device" -> DEVICE;
      case "token" -> TOKEN;
      default ->
          throw Problem.of("unsupported oauth flow: " + name)
              .expected("normal, device or token")
              .found(name)
              .asException();
    };
  }
}

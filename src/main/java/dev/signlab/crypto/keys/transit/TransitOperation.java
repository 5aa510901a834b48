package dev.signlab.crypto.keys.transit;

/** The calls of the engine that are used, and the permission that each needs. */
enum TransitOperation {
  CREATE("keys/", "", "[\"create\", \"update\"]"),
  ROTATE("keys/", "/rotate", "[\"update\"]"),
  READ("keys/", "", "[\"read\"]"),
  SIGN("sign/", "/*", "[\"update\"]");

  private final String folder;
  private final String below;
  private final String capabilities;

  TransitOperation(String folder, String below, String capabilities) {
    this.folder = folder;
    this.below = below;
    this.capabilities = capabilities;
  }

  /** The path of a key below the engine's. */
  String path(String key) {
    return folder + key;
  }

  /** The line of a policy that permits it. */
  String policy(String mount, String key) {
    return "path \"%s/%s%s\" { capabilities = %s }"
        .formatted(mount, path(key), below, capabilities);
  }
}

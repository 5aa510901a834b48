package dev.signlab.shell.cosign;

import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import java.util.List;

/** The flags that several of cosign's commands share, with cosign's own names. */
final class CosignFlags {

  static final String KEY = "key";
  static final String ANNOTATIONS = "annotations";
  static final String YES = "yes";

  private CosignFlags() {}

  static Flag privateKey() {
    return Flag.file(KEY, "private key file, or env://NAME");
  }

  static Flag publicKey() {
    return Flag.file(KEY, "public key file, or env://NAME");
  }

  static Flag annotations(String description) {
    return Flag.text(ANNOTATIONS, "NAME=VALUE", description).withShort("a").repeated();
  }

  static Flag yes() {
    return Flag.toggle(YES, "do not ask before overwriting or publishing").withShort("y");
  }

  /** How the registry is reached. */
  static List<Flag> registry() {
    return List.of(
        Flag.toggle("allow-http-registry", "speak plain HTTP also to other machines"),
        Flag.toggle("allow-insecure-registry", "accept any certificate, and plain HTTP"),
        Flag.text("registry-username", "NAME", "user at the registry"),
        Flag.text("registry-password", "PASSWORD", "password at the registry"),
        Flag.text("registry-token", "TOKEN", "bearer token for the registry"),
        Flag.file(
            "registry-cacert", "PEM file of the authority behind the registry's certificate"));
  }

  /** What every command of cosign takes. */
  static List<Flag> global() {
    return List.of(
        Flag.text("timeout", "DURATION", "accepted; the lab has limits of its own").withShort("t"),
        Flag.toggle("verbose", "accepted; see the exchanges with wire").withShort("d"));
  }

  static Flag image(Flag flag) {
    return flag.completing(Completion.IMAGE);
  }
}

package dev.signlab.shell.cosign.invoke;

import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.FlagType;
import java.util.List;

/** The flags that several of cosign's commands share, with cosign's own names. */
public final class CosignFlags {

  public static final String KEY = "key";
  public static final String ANNOTATIONS = "annotations";
  public static final String YES = "yes";

  private CosignFlags() {}

  public static Flag privateKey() {
    return Flag.file(
        KEY, "private key: file, env://NAME, hashivault://KEY, k8s://NAMESPACE/NAME, pkcs11:…");
  }

  public static Flag publicKey() {
    return Flag.file(KEY, "public key: file, https:// address, or the reference that signed");
  }

  public static Flag annotations(String description) {
    return Flag.text(ANNOTATIONS, "NAME=VALUE", description).withShort("a").of(FlagType.SLICE);
  }

  public static Flag yes() {
    return Flag.toggle(YES, "do not ask before overwriting or publishing").withShort("y");
  }

  /** How the registry is reached. */
  public static List<Flag> registry() {
    return List.of(
        Flag.toggle("allow-http-registry", "speak plain HTTP also to other machines"),
        Flag.toggle("allow-insecure-registry", "accept any certificate, and plain HTTP"),
        Flag.text("registry-username", "NAME", "user at the registry"),
        Flag.text("registry-password", "PASSWORD", "password at the registry"),
        Flag.text("registry-token", "TOKEN", "bearer token for the registry"),
        Flag.file("registry-cacert", "PEM file of the authority behind the registry's certificate"),
        Flag.file("registry-client-cert", "PEM file of the certificate to show to the registry"),
        Flag.file("registry-client-key", "PEM file of the private key of that certificate"),
        Flag.text("registry-server-name", "NAME", "name in the registry's certificate"));
  }

  /** What every command of cosign takes. */
  public static List<Flag> global() {
    return List.of(
        Flag.text("timeout", "DURATION", "accepted; the lab has limits of its own")
            .withShort("t")
            .of(FlagType.DURATION),
        Flag.toggle("verbose", "accepted; see the exchanges with wire").withShort("d"),
        Flag.file("output-file", "file for what would go to standard output"));
  }

  public static Flag image(Flag flag) {
    return flag.completing(Completion.IMAGE);
  }
}

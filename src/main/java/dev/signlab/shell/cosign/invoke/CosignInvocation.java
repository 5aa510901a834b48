package dev.signlab.shell.cosign.invoke;

import dev.signlab.crypto.keys.KeyContext;
import dev.signlab.crypto.keys.KeyReference;
import dev.signlab.crypto.keys.Password;
import dev.signlab.crypto.keys.transit.TransitFamily;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.World;
import dev.signlab.environment.world.WorldVault;
import dev.signlab.http.HttpTransport;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.screen.NarrowLines;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of a command of cosign, and its words as cosign takes them. */
public record CosignInvocation(Invocation invocation) {

  /** Takes the words of a run, and refuses flags that the lab knows by name alone. */
  public static CosignInvocation of(Invocation invocation) {
    CosignInvocation cosign = new CosignInvocation(invocation);
    invocation.spec().flags().stream()
        .filter(flag -> !flag.isServed() && cosign.isWanted(flag))
        .findFirst()
        .ifPresent(cosign::refuse);
    return cosign;
  }

  /** The value of a flag; to cosign an empty one is none. */
  public Optional<String> text(String name) {
    return invocation.flag(name).filter(text -> !text.isEmpty());
  }

  /** Tells whether a flag is on. */
  public boolean isOn(String name) {
    return invocation.isOn(name);
  }

  /** The value of a variable; an empty one is none. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(invocation.session().environment().get(name))
        .filter(text -> !text.isEmpty());
  }

  private boolean isWanted(Flag flag) {
    return flag.isToggle() ? isOn(flag.name()) : text(flag.name()).isPresent();
  }

  private void refuse(Flag flag) {
    throw Problem.of("--" + flag.name() + " is not served by this lab yet")
        .expected("the flags that --help lists without \"not yet\"")
        .found("--" + flag.name() + ", which belongs to " + flag.unserved())
        .hint("see those flags", invocation.spec().name() + " --help")
        .asException();
  }

  /** What providers of keys need to know. */
  public KeyContext keyContext() {
    return new KeyContext(
        invocation.session().directory(),
        invocation.session().environment(),
        Passwords.ofExistingKey(invocation),
        Passwords.pinOfToken(invocation),
        this::transport);
  }

  /** The same for one key: where no vault is named, the world's own is meant. */
  public KeyContext keyContext(KeyReference key) {
    KeyContext context = keyContext();
    return key.scheme().equals(TransitFamily.VAULT.scheme())
        ? context.in(new WorldVault(invocation.service(World.class)).around(context.environment()))
        : context;
  }

  /** The password of a key that is about to be made: asked for twice. */
  public Password newPassword() {
    return () -> Passwords.ofNewKey(invocation);
  }

  /** Reaches services beside the registry; every exchange is on record for {@code wire}. */
  public HttpTransport transport() {
    return invocation.transport();
  }

  /** The pairs of a flag that may be given several times; cosign's words for what is none. */
  public Map<String, String> pairs(String flag) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String each : invocation.values(flag)) {
      int equals = each.indexOf('=');
      if (equals < 0) {
        throw Problem.of("unable to parse annotation: " + each)
            .expected("-a NAME=VALUE")
            .found("no equals sign")
            .hint("write both", "-a " + each + "=VALUE")
            .asException();
      }
      pairs.put(each.substring(0, equals), each.substring(equals + 1));
    }
    return pairs;
  }

  /** An image as it was typed. */
  public Reference image(String text) {
    return Reference.parse(text);
  }

  /** Reads a file whole; a missing one and a folder are told in cosign's words. */
  public byte[] read(String typed, int limit) {
    Path file = invocation.path(typed);
    if (Files.isDirectory(file)) {
      throw Problem.of("read " + typed + ": is a directory")
          .expected("a file")
          .found("a folder")
          .command("ls " + typed)
          .cause(Cause.NO_FILE)
          .asException();
    }
    if (!Files.exists(file)) {
      throw noFile(typed);
    }
    return BoundedFile.read(file, limit);
  }

  /** The failure to find a file. */
  public static LabException noFile(String typed) {
    return Problem.of("open " + typed + ": no such file or directory")
        .expected("a file of that name")
        .found("none")
        .command("ls")
        .cause(Cause.NO_FILE)
        .asException();
  }

  /** The line as it was typed: what a hint gives back with one thing changed. */
  public TypedLine line() {
    return TypedLine.of(invocation);
  }

  /** Says something on standard error. */
  public void say(String sentence) {
    NarrowLines.of(sentence, invocation.screen().style()).forEach(invocation.screen()::err);
  }

  /** The arguments. */
  public List<String> arguments() {
    return invocation.arguments();
  }
}

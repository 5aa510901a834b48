package dev.signlab.shell.image;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.World;
import dev.signlab.image.ImageNames;
import dev.signlab.image.ImageStore;
import dev.signlab.image.ImageTree;
import dev.signlab.image.LocalImage;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.client.RegistryException;
import dev.signlab.oci.layout.PlatformChoice;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import dev.signlab.oci.transfer.RegistryImage;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.run.Spelling;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the commands for images have in common. */
public final class Images {

  private Images() {}

  /** Returns the images of this machine. */
  public static ImageStore store(Invocation invocation) {
    return invocation.service(ImageStore.class);
  }

  /** Returns the client by which commands reach registries. */
  public static RegistryClient client(Invocation invocation) {
    return invocation.service(RegistryClient.class);
  }

  /** Returns a client for some access, which is that of all commands where it is theirs. */
  public static RegistryClient client(Invocation invocation, RegistryAccess access) {
    return access.equals(access(invocation)) ? client(invocation) : RegistryClient.of(access);
  }

  /** Returns how commands reach registries. */
  public static RegistryAccess access(Invocation invocation) {
    return invocation.service(RegistryAccess.class);
  }

  /**
   * Returns how a command reaches registries by its own flags.
   *
   * @param insecure whether it accepts any certificate and plain HTTP
   * @param authority a file with the authority that it trusts
   */
  public static RegistryAccess access(
      Invocation invocation, boolean insecure, Optional<Path> authority) {
    RegistryAccess usual = access(invocation);
    RegistryAccess access = insecure ? usual.allowingInsecure() : usual;
    return authority.map(BoundedFile::read).map(access::trusting).orElse(access);
  }

  /** Returns the manifest of an image, or that of the platform which is asked for. */
  public static Manifest manifest(
      Invocation invocation, RegistryImage image, String typed, Optional<String> platform) {
    Manifest manifest = suggesting(invocation, typed, image::manifest);
    return platform.isPresent() ? PlatformChoice.of(platform).choose(image, manifest) : manifest;
  }

  /** Reads a name that an image may be given, which is no digest. */
  public static TagReference tag(String text) {
    return switch (Reference.parse(text)) {
      case TagReference tag -> tag;
      case DigestReference digest ->
          throw Problem.of("a name for an image cannot be a digest: " + text)
              .expected("a name and a tag, such as studentbook:1.0")
              .found(digest.digest().toString())
              .exitStatus(Problem.USAGE)
              .asException();
    };
  }

  /** Shows one layer: its size where it was sent, else what is said {@code otherwise}. */
  public static void showLayer(
      Invocation invocation, Descriptor layer, boolean sent, String otherwise) {
    String state = sent ? ImageTree.size(layer.size()) : otherwise;
    invocation.screen().out("  " + layer.digest().shortened() + "  " + state);
  }

  /** Returns an example of ours as it is in the learner's world. */
  public static String here(Invocation invocation, String example) {
    return invocation.service(World.class).inThisWorld(example);
  }

  /** Refuses a name without a registry, for which no request leaves this machine. */
  public static void refuseUnqualified(
      Invocation invocation, Reference reference, String typed, String command) {
    if (ImageNames.isUnqualified(reference)) {
      throw Problem.of(typed + " names no registry, so it means Docker Hub")
          .tried(command + " " + typed)
          .expected("a name that begins with its registry")
          .found("no registry in the name, and the lab stays on this machine")
          .hint(named(invocation, typed, command))
          .asException();
    }
  }

  /** An image of this machine with nearly that name is meant before one that nobody knows of. */
  private static Hint named(Invocation invocation, String typed, String command) {
    List<String> names = store(invocation).images().stream().map(LocalImage::name).toList();
    return Spelling.nearest(typed, names).stream()
        .findFirst()
        .map(near -> Hint.meant(command + " " + near))
        .orElseGet(
            () ->
                new Hint(
                    "the lab's registry", here(invocation, command + " localhost:5001/" + typed)));
  }

  /** Runs some work, and where the registry knows a better name, offers the line with that name. */
  public static <T> T suggesting(Invocation invocation, String typed, Supplier<T> work) {
    try {
      return work.get();
    } catch (RegistryException e) {
      if (e.suggestion().isEmpty()) {
        throw e;
      }
      String bare = typed.startsWith("docker://") ? "docker://" : "";
      String line = line(invocation, typed, bare + e.suggestion().get());
      throw new LabException(e.problem().withHints(List.of(Hint.meant(line))), e);
    }
  }

  private static String line(Invocation invocation, String wrong, String right) {
    List<String> words = new ArrayList<>(List.of(invocation.spec().name()));
    for (Flag flag : invocation.spec().flags()) {
      invocation.values(flag.name()).stream()
          .filter(value -> !value.equals(flag.defaultValue()))
          .forEach(value -> words.add(written(flag, value)));
    }
    invocation.arguments().forEach(word -> words.add(word.equals(wrong) ? right : word));
    return String.join(" ", words);
  }

  private static String written(Flag flag, String value) {
    if (flag.isToggle()) {
      return "--" + flag.name() + (value.equals("true") ? "" : "=" + value);
    }
    return "--" + flag.name() + " " + (flag.name().endsWith("creds") ? "USER:PASSWORD" : value);
  }
}

package dev.signlab.shell.diagnose;

import dev.signlab.diagnosis.FileKind;
import dev.signlab.diagnosis.FolderFiles;
import dev.signlab.diagnosis.ImageShelf;
import dev.signlab.diagnostic.LabException;
import dev.signlab.image.LocalImage;
import dev.signlab.image.StoredLogins;
import dev.signlab.oci.name.Reference;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What there is around a line that was refused.
 *
 * @param files the files of the folder
 * @param shelf the images of the world's registry
 * @param trials runs commands that only look
 * @param keyless whether this world has services that sign without a key
 * @param local the images of this machine
 * @param containers the names of the containers of this world
 * @param logins at registries
 */
record Setting(
    FolderFiles files,
    ImageShelf shelf,
    Trials trials,
    BooleanSupplier keyless,
    Supplier<List<LocalImage>> local,
    Supplier<List<String>> containers,
    StoredLogins logins) {

  private static final String PUBLIC = ".pub";

  /** Reads the name of an image, where it is one. */
  static Optional<Reference> reference(String text) {
    try {
      return Optional.of(Reference.parse(text));
    } catch (LabException e) {
      return Optional.empty();
    }
  }

  /** Tells whether an image is there. */
  boolean hasImage(String name) {
    return reference(name).filter(shelf::has).isPresent();
  }

  /** Returns the private key of the pair whose public key a line names. */
  Optional<String> privateKey(LineWords line) {
    return line.first("key")
        .map(Part::value)
        .filter(name -> name.endsWith(PUBLIC))
        .map(name -> name.substring(0, name.length() - PUBLIC.length()) + ".key")
        .filter(name -> files.kindOf(name).filter(FileKind.PRIVATE_KEY::equals).isPresent());
  }

  /** Where there is no image at all, nothing better is known than what was typed. */
  private boolean hasLocal(String name) {
    return local.get().isEmpty() || isLocal(name);
  }

  boolean isLocal(String name) {
    return reference(name)
        .filter(image -> local.get().stream().anyMatch(each -> each.reference().equals(image)))
        .isPresent();
  }

  /** Tells whether a file is there. */
  boolean hasFile(String name) {
    return files.kindOf(name).isPresent();
  }

  /** Names a new bundle: one that is there is of another signature, and stays. */
  String newBundle(String file) {
    return Stream.iterate(1, number -> number + 1)
        .map(number -> file + (number == 1 ? "" : "." + number) + ".sigstore.json")
        .filter(name -> !isTaken(name))
        .findFirst()
        .orElseThrow();
  }

  /** Tells whether something of that name is there, of whatever kind. */
  boolean isTaken(String name) {
    return files.isTaken(name);
  }

  /** Tells whether all files of a line are of use, and all its images are there. */
  boolean has(LineWords line) {
    return line.parts().stream().allMatch(this::fits);
  }

  /** Tells whether a value is one that its place has a use for. */
  boolean fits(Part part) {
    if (part.role().isImage()) {
      return isArchive(part.value()) || hasImage(part.value());
    }
    if (part.role().isEither()) {
      return hasFile(part.value()) || hasImage(part.value()) || isLocal(part.value());
    }
    if (part.role().isLocal()) {
      return hasLocal(part.value());
    }
    if (part.role().isContainer()) {
      return containers.get().contains(part.value())
          || (part.role().isLocalToo() && isLocal(part.value()));
    }
    if (part.role().isRepository()) {
      return MeantRepository.isThere(part.value(), shelf);
    }
    return !part.role().isFile()
        || isElsewhere(part.value())
        || files.kindOf(part.value()).filter(part.role()::takes).isPresent();
  }

  /** Tells whether a value is known to be of no use in its place. */
  boolean refutes(Part part) {
    boolean image = part.role().isImage() || part.role().isEither();
    boolean unknown = image && !isOfShelf(part.value());
    return !unknown && !fits(part);
  }

  private boolean isOfShelf(String image) {
    return image.startsWith(shelf.registry().host() + "/") && !shelf.repositories().isEmpty();
  }

  private static boolean isArchive(String value) {
    return value.startsWith("oci:") || value.startsWith("oci-archive:") || value.startsWith("dir:");
  }

  /** Keys of services and variables, addresses, standard input, digests in place of files. */
  static boolean isElsewhere(String value) {
    return value.equals("-")
        || value.contains("://")
        || value.startsWith("pkcs11:")
        || value.startsWith("sha256:")
        || value.startsWith("eyJ");
  }
}

package dev.signlab.shell.diagnose;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnosis.ImageShelf;
import dev.signlab.diagnostic.Hint;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.shell.run.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the signature is that an image does not have: under another tag, at what the tag pointed to
 * before, in the repository out of which the image was copied.
 *
 * @param setting what there is
 */
record SignatureSearch(Setting setting) {

  private static final int MOST_TRIALS = 4;

  /** Looks for where a line would be right, and what follows from that. */
  Optional<Finding> of(LineWords line) {
    Optional<Part> image = line.parts().stream().filter(part -> part.role().isImage()).findFirst();
    return image.flatMap(
        part -> Setting.reference(part.value()).flatMap(each -> of(line, part, each)));
  }

  private Optional<Finding> of(LineWords line, Part part, Reference image) {
    ImageShelf shelf = setting.shelf();
    Optional<Digest> digest = shelf.digest(image);
    if (!image.registry().equals(shelf.registry()) || digest.isEmpty()) {
      return Optional.empty();
    }
    return copied(line, part, image, digest.get())
        .or(() -> otherTag(line, part, image, digest.get()))
        .or(() -> otherDigest(line, part, image, digest.get()));
  }

  /** The same image lies signed in another repository. */
  private Optional<Finding> copied(LineWords line, Part part, Reference image, Digest digest) {
    for (String path : setting.shelf().repositories()) {
      Repository other = new Repository(image.registry(), path);
      boolean signed =
          !other.equals(image.repository())
              && setting.shelf().attached(path).contains(digest)
              && passes(line.with(part, other.digest(digest).toString()));
      if (signed) {
        String from =
            tagOf(path, digest)
                .map(other::tag)
                .map(Object::toString)
                .orElse(other.digest(digest).toString());
        return Optional.of(
            new Finding(
                "the image was copied without its signatures: they are in " + other,
                List.of(
                    new Hint("copy it with them", "cosign copy " + from + " " + part.value()),
                    new Hint("or verify it there", line.with(part, from).toString()))));
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> otherTag(LineWords line, Part part, Reference image, Digest digest) {
    int trials = 0;
    for (String tag : setting.shelf().tags(image.repository().path())) {
      Reference other = image.repository().tag(tag);
      Optional<Digest> there = setting.shelf().digest(other);
      boolean another = there.filter(each -> !each.equals(digest)).isPresent();
      if (another && trials++ < MOST_TRIALS && passes(line.with(part, other.toString()))) {
        String otherwise =
            "%s is another image than the signed one, at which the tag %s points"
                .formatted(part.value(), tag);
        return Optional.of(found(line, part, image, other, otherwise));
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> otherDigest(LineWords line, Part part, Reference image, Digest digest) {
    List<Digest> attached = new ArrayList<>(setting.shelf().attached(image.repository().path()));
    attached.remove(digest);
    for (Digest each : attached.subList(0, Math.min(MOST_TRIALS, attached.size()))) {
      Reference signed = image.repository().digest(each);
      if (passes(line.with(part, signed.toString()))) {
        String otherwise = "the tag moved: the image that was signed is another one, " + each;
        return Optional.of(found(line, part, image, signed, otherwise));
      }
    }
    return Optional.empty();
  }

  /** What is an index, or stands in one, is no other image. */
  private Finding found(
      LineWords line, Part part, Reference image, Reference signed, String otherwise) {
    Hint meant = new Hint("what was signed", line.with(part, signed.toString()).toString());
    if (lists(signed, image)) {
      return new Finding(
          "what was signed is the index %s, of which this is one image".formatted(signed),
          Stream.concat(Stream.of(meant), signing(line, "--recursive " + signed)).toList());
    }
    if (lists(image, signed)) {
      return new Finding(
          "what was signed is one image of this index, and not the index: " + signed,
          Stream.concat(Stream.of(meant), signing(line, image.toString())).toList());
    }
    boolean indexes = index(image).isPresent() && index(signed).isPresent();
    return new Finding(
        indexes ? "the index was built again: the one that was signed is " + signed : otherwise,
        meant);
  }

  private Stream<Hint> signing(LineWords line, String what) {
    return setting.privateKey(line).stream()
        .map(
            key ->
                new Hint(
                    "or sign that too", "cosign sign --key " + Quoting.word(key) + " " + what));
  }

  private boolean lists(Reference index, Reference image) {
    Optional<Digest> digest = setting.shelf().digest(image);
    return index(index).stream()
        .flatMap(found -> found.manifests().stream())
        .anyMatch(each -> digest.filter(each.digest()::equals).isPresent());
  }

  private Optional<ImageIndex> index(Reference image) {
    return setting
        .shelf()
        .manifest(image)
        .filter(ImageIndex.class::isInstance)
        .map(ImageIndex.class::cast);
  }

  private Optional<String> tagOf(String path, Digest digest) {
    Repository repository = new Repository(setting.shelf().registry(), path);
    return setting.shelf().tags(path).stream()
        .filter(
            tag -> setting.shelf().digest(repository.tag(tag)).filter(digest::equals).isPresent())
        .findFirst();
  }

  private boolean passes(LineWords line) {
    return setting.trials().run(line.all()).passed();
  }
}

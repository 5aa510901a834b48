package dev.signlab.engine.attach;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An image that was saved with what hangs on it: the layout of {@code cosign save}.
 *
 * <p>cosign finds the parts by the annotation {@code kind} alone, so that a layout which another
 * tool has copied is unsigned to it. Here parts without it are found by their tag, by their subject
 * or by the type of their layers; {@link #notes} says so. Finding proves nothing: whoever verifies
 * judges the bytes.
 */
public final class SavedImage implements Shelf {

  private final OciLayout layout;
  private final List<Descriptor> entries;
  private final Descriptor image;

  private SavedImage(OciLayout layout) {
    this.layout = layout;
    this.entries = layout.images();
    this.image = chosen();
  }

  /** Opens the image in a folder, which must hold exactly one. */
  public static SavedImage open(Path folder) {
    return new SavedImage(OciLayout.open(folder));
  }

  /** Returns the layout in which it is. */
  public OciLayout layout() {
    return layout;
  }

  /**
   * Returns what describes the image, after its manifest was read: a folder can be changed, and
   * then it does not hold the image that its index names.
   *
   * @throws LabException when the manifest is missing, or has another digest
   */
  public Descriptor readImage() {
    return layout.manifest(image).descriptor();
  }

  /** Returns what describes the image, or the index of images. */
  public Descriptor image() {
    return image;
  }

  /** Says what had to be guessed because another tool took the annotations away. */
  public List<String> notes() {
    if (SavedKind.of(image).isPresent()) {
      return List.of();
    }
    return List.of(
        "The entries of "
            + place()
            + " have lost the annotation "
            + SavedKind.ANNOTATION
            + " that cosign saves: they were found by their tags, subjects and types.",
        "cosign itself refuses such a folder: load it here, and save it again.");
  }

  @Override
  public Optional<Manifest> tagged(AttachmentTag kind, Digest subject) {
    Optional<Descriptor> named =
        entries.stream().filter(entry -> isTag(entry, kind, subject)).findFirst();
    return named
        .or(() -> subject.equals(image.digest()) ? ofImage(kind) : Optional.empty())
        .map(layout::manifest);
  }

  @Override
  public List<Descriptor> referrers(Digest subject) {
    return layout.manifests().stream()
        .filter(each -> each.subject().filter(s -> s.digest().equals(subject)).isPresent())
        .map(Manifest::descriptor)
        .toList();
  }

  @Override
  public Optional<Manifest> manifest(Descriptor descriptor) {
    return layout.has(descriptor.digest())
        ? Optional.of(layout.manifest(descriptor))
        : Optional.empty();
  }

  @Override
  public byte[] blob(Descriptor descriptor) {
    return layout.source(image).read(descriptor);
  }

  @Override
  public String place() {
    return layout.folder().toString();
  }

  /** The lists that hang on the saved image itself, which cosign marks by their kind. */
  private Optional<Descriptor> ofImage(AttachmentTag kind) {
    Predicate<Descriptor> fits = entry -> kindOf(entry).equals(Optional.of(kind));
    return entries.stream()
        .filter(entry -> SavedKind.of(entry).isPresent())
        .filter(fits)
        .findFirst()
        .or(() -> entries.stream().filter(entry -> !isNamed(entry)).filter(fits).findFirst());
  }

  private Descriptor chosen() {
    List<Descriptor> marked =
        entries.stream()
            .filter(entry -> SavedKind.of(entry).filter(SavedKind::isImage).isPresent())
            .toList();
    List<Descriptor> images =
        marked.isEmpty() ? entries.stream().filter(this::looksLikeImage).toList() : marked;
    if (images.size() != 1) {
      throw notOne(images.size());
    }
    return images.getFirst();
  }

  private boolean looksLikeImage(Descriptor entry) {
    return kindOf(entry).isEmpty() && !isNamed(entry) && layout.manifest(entry).subject().isEmpty();
  }

  private Optional<AttachmentTag> kindOf(Descriptor entry) {
    Optional<SavedKind> kind = SavedKind.of(entry);
    if (kind.isPresent()) {
      return switch (kind.get()) {
        case SIGNATURES -> Optional.of(AttachmentTag.SIGNATURE);
        case ATTESTATIONS -> Optional.of(AttachmentTag.ATTESTATION);
        case IMAGE, INDEX -> Optional.empty();
      };
    }
    return layout.manifest(entry) instanceof ImageManifest list && !list.layers().isEmpty()
        ? byType(list.layers().getFirst().mediaType())
        : Optional.empty();
  }

  private static Optional<AttachmentTag> byType(MediaType first) {
    if (first.equals(SimpleSigningLayout.PAYLOAD)) {
      return Optional.of(AttachmentTag.SIGNATURE);
    }
    return first.equals(NewEnvelope.ENVELOPE)
        ? Optional.of(AttachmentTag.ATTESTATION)
        : Optional.empty();
  }

  /** Tells whether an entry says by a tag of cosign's to what it belongs. */
  private static boolean isNamed(Descriptor entry) {
    return tag(entry).startsWith("sha256-");
  }

  private static boolean isTag(Descriptor entry, AttachmentTag kind, Digest subject) {
    return tag(entry).equals(kind.name(subject));
  }

  /** What other tools write into the annotation is a tag, or a whole reference. */
  private static String tag(Descriptor entry) {
    String name = entry.annotations().getOrDefault(OciLayout.NAME, "");
    return name.substring(name.lastIndexOf(':') + 1);
  }

  private LabException notOne(int count) {
    List<String> found = new ArrayList<>();
    entries.forEach(entry -> found.add(entry.digest().shortened() + " " + tag(entry)));
    return Problem.of((count == 0 ? "no image" : "more than one image") + " in " + place())
        .expected("one image with what is attached to it, as cosign save writes it")
        .found(found.isEmpty() ? "an empty layout" : String.join(", ", found))
        .cause(Cause.NO_IMAGE)
        .asException();
  }
}

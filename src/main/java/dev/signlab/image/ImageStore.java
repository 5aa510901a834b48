package dev.signlab.image;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Registry;
import dev.signlab.oci.name.TagReference;
import dev.signlab.oci.transfer.RegistryImage;
import dev.signlab.oci.transfer.Transfer;
import dev.signlab.oci.transfer.Transfer.TransferListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The images on this machine: what {@code docker images} lists, kept in an OCI layout that other
 * tools can read. Safe for use by several threads; of two processes that tag at once, one may lose
 * its tag but no image.
 */
public final class ImageStore {

  private final OciLayout layout;

  private ImageStore(OciLayout layout) {
    this.layout = layout;
  }

  /** Opens the store in a folder, which is made when it is not there. */
  public static ImageStore in(Path folder) {
    return new ImageStore(OciLayout.openOrCreate(folder));
  }

  /** Returns the layout in which the images are. */
  public OciLayout layout() {
    return layout;
  }

  /** Returns all images, by name. */
  public List<LocalImage> images() {
    return layout.images().stream()
        .filter(image -> image.annotations().containsKey(OciLayout.NAME))
        .map(this::describe)
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .toList();
  }

  /** Finds an image. */
  public Optional<LocalImage> find(Reference reference) {
    return descriptor(reference).map(this::describe);
  }

  /** Returns an image to read, which must be there. */
  public ImageSource source(Reference reference) {
    return layout.source(descriptor(reference).orElseThrow(() -> noImage(reference)));
  }

  /** Gives an image a further name. */
  public synchronized void tag(Reference from, TagReference to) {
    layout.put(to.toString(), source(from).manifest());
  }

  /** Puts an image, whose blobs are in the layout already, under a name. */
  public synchronized void put(TagReference name, Manifest manifest) {
    layout.put(name.toString(), manifest);
  }

  /** Takes a name away, and returns whether it was there; blobs stay until they are pruned. */
  public synchronized boolean remove(Reference reference) {
    return layout.remove(reference.toString());
  }

  /**
   * Pushes an image to the registry that its name says, and returns its descriptor there.
   *
   * @param listener hears of each layer
   */
  public Descriptor push(Reference reference, RegistryClient client, PushListener listener) {
    requireRegistry(reference, "localhost:5001");
    return new Transfer(
            source(reference), new RegistryImage(client, reference), layersOnly(listener))
        .run()
        .descriptor();
  }

  /**
   * Pulls an image from its registry, and returns it as it is here afterwards. An image whose
   * layers are not what its config tells of is refused, and nothing of it is kept.
   */
  public LocalImage pull(Reference reference, RegistryClient client, PushListener listener) {
    return arrive(new RegistryImage(client, reference), reference, layersOnly(listener));
  }

  /**
   * Takes an image from elsewhere on this machine under a name. One whose layers are not what its
   * config tells of is refused, and nothing of it is kept.
   */
  public LocalImage take(ImageSource source, TagReference name) {
    return arrive(source, name, TransferListener.NONE);
  }

  private LocalImage arrive(ImageSource source, Reference name, TransferListener listener) {
    try (BuildFolder folder = BuildFolder.in(layout)) {
      new Transfer(source, Arrival.of(layout, name.toString(), folder), listener).run();
    }
    return find(name).orElseThrow(() -> new AssertionError("just taken " + name));
  }

  private static TransferListener layersOnly(PushListener listener) {
    return (blob, isLayer, sent, number, total) -> {
      if (isLayer) {
        listener.layer(blob, sent, number, total);
      }
    };
  }

  /** Hears of each layer that a push or a pull has dealt with. */
  @FunctionalInterface
  public interface PushListener {
    /**
     * Hears of a layer.
     *
     * @param layer which one
     * @param sent whether it had to be transferred
     * @param number its place, counted from 1
     * @param total how many blobs there are
     */
    void layer(Descriptor layer, boolean sent, int number, int total);
  }

  private Optional<Descriptor> descriptor(Reference reference) {
    if (reference instanceof TagReference) {
      return layout.find(reference.toString());
    }
    return layout.images().stream()
        .filter(image -> image.digest().toString().equals(reference.identifier()))
        .findFirst();
  }

  private LocalImage describe(Descriptor image) {
    String name = image.annotations().getOrDefault(OciLayout.NAME, image.digest().toString());
    List<Descriptor> layers =
        layout.manifest(image) instanceof ImageManifest manifest ? manifest.layers() : List.of();
    long size = layers.stream().mapToLong(Descriptor::size).sum();
    return new LocalImage(Reference.parse(name), image.digest(), size, layers.size());
  }

  private LabException noImage(Reference reference) {
    List<LocalImage> images = images();
    String typed = ImageNames.familiar(reference);
    Problem.Builder problem =
        Problem.of("no image " + typed + " on this machine")
            .expected("an image that was built, pulled or tagged here")
            .found(
                images.isEmpty()
                    ? "no images at all"
                    : images.stream().map(LocalImage::name).collect(Collectors.joining(", ")))
            .cause(Cause.NO_IMAGE);
    Optional<LocalImage> meant = nearest(reference);
    if (meant.filter(image -> isSameRepository(image, reference)).isPresent()) {
      problem.hint(Hint.meantName(meant.get().name()));
    } else if (meant.isPresent()) {
      problem.hint("give that image this name", new Intent.TagImage(meant.get().name(), typed));
    } else {
      problem.hint("build it", new Intent.BuildImage(typed));
    }
    return problem.asException();
  }

  /** Returns the image here that was probably meant by a name that is not here. */
  public Optional<LocalImage> nearest(Reference reference) {
    List<LocalImage> images = images();
    return images.stream()
        .filter(image -> isSameRepository(image, reference))
        .findFirst()
        .or(() -> images.stream().filter(image -> isAlike(image, reference)).findFirst());
  }

  private static boolean isSameRepository(LocalImage image, Reference reference) {
    return image.reference().repository().equals(reference.repository());
  }

  /**
   * The same last word of the path, as in {@code studentbook} and {@code
   * localhost:5001/studentbook}.
   */
  private static boolean isAlike(LocalImage image, Reference reference) {
    return lastWord(image.reference()).equals(lastWord(reference));
  }

  private static String lastWord(Reference reference) {
    String path = reference.repository().path();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * Refuses a name that says no registry: nothing of the lab goes to Docker Hub by itself.
   *
   * @param better the registry that is offered instead, as at the front of a name
   */
  public static void requireRegistry(Reference reference, String better) {
    if (ImageNames.isUnqualified(reference)) {
      throw unqualified(reference, better);
    }
  }

  private static LabException unqualified(Reference reference, String better) {
    String typed = ImageNames.familiar(reference).replaceFirst(":latest$", "");
    String local = better + "/" + typed;
    return Problem.of(typed + " names no registry, so it would go to Docker Hub")
        .tried("push " + typed)
        .expected("a name that begins with its registry, such as " + local)
        .found("registry " + Registry.DOCKER_HUB)
        .hint("give it a name in the lab's registry", new Intent.TagImage(typed, local))
        .hint("then push that", new Intent.PushImage(local))
        .cause(Cause.NO_REGISTRY)
        .asException();
  }
}

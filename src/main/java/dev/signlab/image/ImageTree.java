package dev.signlab.image;

import dev.signlab.crypto.Digest;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What hangs on an image, as a tree: index, manifests, config and layers, and what was attached to
 * each manifest, by its subject or by cosign's tags.
 *
 * @param client reads the registry
 * @param repository where the image is
 */
public record ImageTree(RegistryClient client, Repository repository) {

  /** How much of an annotation is shown: enough to recognise a signature on a narrow screen. */
  private static final int SHOWN = 16;

  /** The tags of cosign's first layout (cosign specs/SIGNATURE_SPEC.md), and what they hold. */
  private enum Attachment {
    SIGNATURES(".sig", "signatures"),
    ATTESTATIONS(".att", "attestations"),
    SBOMS(".sbom", "SBOMs");

    private final String suffix;
    private final String words;

    Attachment(String suffix, String words) {
      this.suffix = suffix;
      this.words = words;
    }
  }

  /**
   * One thing in the tree.
   *
   * @param label what it is and what it says of itself
   * @param children what hangs on it
   */
  public record Node(String label, List<Node> children) {

    /** Copies the children. */
    public Node {
      children = List.copyOf(children);
    }

    /**
     * Returns the tree as lines.
     *
     * @param isPlain whether to indent with spaces alone, for screens without glyphs
     */
    public List<String> lines(boolean isPlain) {
      List<String> lines = new ArrayList<>();
      lines.add(label);
      addChildren(lines, "", isPlain);
      return lines;
    }

    private void addChildren(List<String> lines, String indent, boolean isPlain) {
      for (int i = 0; i < children.size(); i++) {
        boolean isLast = i == children.size() - 1;
        String branch = isPlain ? "  " : isLast ? "└ " : "├ ";
        String below = isPlain ? "  " : isLast ? "  " : "│ ";
        lines.add(indent + branch + children.get(i).label);
        children.get(i).addChildren(lines, indent + below, isPlain);
      }
    }
  }

  /** Draws the tree of an image, which must be there. */
  public static Node of(RegistryClient client, Reference reference) {
    ImageTree tree = new ImageTree(client, reference.repository());
    Manifest manifest = client.manifest(reference);
    Node top = tree.node(manifest);
    boolean isTag = reference instanceof TagReference;
    return isTag ? new Node(reference.toString(), List.of(top)) : top;
  }

  private Node node(Manifest manifest) {
    List<Node> children = new ArrayList<>();
    switch (manifest) {
      case ImageIndex index -> index.manifests().forEach(listed -> children.add(listed(listed)));
      case ImageManifest image -> {
        children.add(new Node(described("config", image.config()), List.of()));
        image.layers().forEach(layer -> children.add(layer(layer)));
      }
    }
    children.addAll(attached(manifest.digest()));
    String kind = manifest instanceof ImageIndex ? "index" : "manifest";
    return new Node(described(kind, manifest.descriptor()), children);
  }

  private Node listed(Descriptor descriptor) {
    Node found =
        client
            .findManifest(repository.digest(descriptor.digest()))
            .map(this::node)
            .orElseGet(() -> new Node(described("missing", descriptor), List.of()));
    String platform =
        descriptor
            .platform()
            .map(
                p -> "  " + p.path("os").asString("?") + "/" + p.path("architecture").asString("?"))
            .orElse("");
    return new Node(found.label() + platform, found.children());
  }

  private List<Node> attached(Digest digest) {
    List<Node> nodes = new ArrayList<>();
    for (Attachment kind : Attachment.values()) {
      String tag = digest.algorithm().prefix() + "-" + digest.hex() + kind.suffix;
      String shown = digest.algorithm().prefix() + "-" + digest.hex().substring(0, 6) + "…";
      client
          .findManifest(repository.tag(tag))
          .map(manifest -> attachment(kind.words + " in tag " + shown + kind.suffix, manifest))
          .ifPresent(nodes::add);
    }
    client.referrers(repository.digest(digest)).manifests().stream()
        .map(this::referrer)
        .forEach(nodes::add);
    return nodes;
  }

  private static Node attachment(String label, Manifest manifest) {
    List<Node> layers =
        manifest instanceof ImageManifest image
            ? image.layers().stream().map(ImageTree::layer).toList()
            : List.of();
    return new Node(label, layers);
  }

  private Node referrer(Descriptor descriptor) {
    String type = descriptor.artifactType().map(t -> "  " + t.value()).orElse("");
    Optional<Manifest> manifest = client.findManifest(repository.digest(descriptor.digest()));
    return attachment(
        described("referrer", descriptor) + type,
        manifest.orElseGet(() -> ImageIndex.of(List.of())));
  }

  private static Node layer(Descriptor layer) {
    String kind = layer.mediaType().value().contains("simplesigning") ? "payload" : "layer";
    List<Node> annotations = new ArrayList<>();
    layer.annotations().forEach((name, value) -> annotations.add(annotation(name, value)));
    return new Node(described(kind, layer), annotations);
  }

  private static Node annotation(String name, String value) {
    String start = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    return new Node("annotation  " + name + "  " + start, List.of());
  }

  private static String described(String kind, Descriptor descriptor) {
    return kind + "  " + descriptor.digest().shortened() + "  " + size(descriptor.size());
  }

  /** Returns a number of bytes for people, such as {@code 1.2 MB}. */
  public static String size(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}

package dev.signlab.shell.cosign.words;

import dev.signlab.crypto.Digest;
import dev.signlab.engine.attach.AttachmentTag;
import dev.signlab.engine.inspect.Attachments;
import java.util.ArrayList;
import java.util.List;

/** Draws what hangs on an image as {@code cosign tree} does, or plain, without its pictures. */
public final class AttachmentTree {

  private final boolean plain;
  private final List<String> lines = new ArrayList<>();

  private AttachmentTree(boolean plain) {
    this.plain = plain;
  }

  /** Returns the first line, which cosign shows before it looks. */
  public static String head(String image, boolean plain) {
    return (plain ? "" : "📦 ") + "Supply Chain Security Related artifacts for an image: " + image;
  }

  /**
   * Returns the lines below the first one.
   *
   * @param attachments what was found
   * @param image the reference as it was typed
   * @param plain whether to do without pictures
   */
  public static List<String> lines(Attachments attachments, String image, boolean plain) {
    AttachmentTree tree = new AttachmentTree(plain);
    if (attachments.isEmpty()) {
      return List.of(
          "No Supply Chain Security Related Artifacts found for image " + image + ",",
          " start creating one with simply running$ cosign sign <img>");
    }
    attachments.lists().forEach(tree::list);
    attachments.referrers().forEach(tree::referrer);
    return List.copyOf(tree.lines);
  }

  private void list(Attachments.TagList list) {
    lines.add(branch() + words(list.kind()) + " for an image tag: " + list.tag());
    leaves(list.digests());
  }

  private void referrer(Attachments.Referrer referrer) {
    String type = (plain ? "" : "🔗 ") + referrer.type();
    lines.add(branch() + type + " artifacts via OCI referrer: " + referrer.manifest());
    leaves(referrer.layers());
  }

  private void leaves(List<Digest> digests) {
    for (int i = 0; i < digests.size(); i++) {
      String twig = i == digests.size() - 1 ? "   └── 🍒 " : "   ├── 🍒 ";
      lines.add((plain ? "    - " : twig) + digests.get(i));
    }
  }

  private String branch() {
    return plain ? "  " : "└── ";
  }

  private String words(AttachmentTag kind) {
    return switch (kind) {
      case SIGNATURE -> plain ? "Signatures" : "🔐 Signatures";
      case ATTESTATION -> plain ? "Attestations" : "💾 Attestations";
      case SBOM -> plain ? "SBOMs" : "📦 SBOMs";
    };
  }
}

package dev.signlab.shell.notation;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.notary.NotaryAlgorithm;
import dev.signlab.engine.notary.NotaryEnvelope;
import dev.signlab.engine.notary.NotaryHeader;
import dev.signlab.engine.notary.NotaryShelf;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code notation ls} and {@code notation inspect}: what is there, judged by nobody. */
final class LookWords {

  private LookWords() {}

  static Command list() {
    return new NotationCommand(
        NotationCommand.words("notation ls", "List the signatures beside an image")
            .flags(NotationImage.flags())
            .argument("IMAGE", "the image", Completion.IMAGE)
            .example("notation ls localhost:5001/studentbook:1.0")
            .build(),
        LookWords::list);
  }

  private static void list(Invocation invocation) {
    NotationImage image = NotationImage.find(invocation, Optional.empty());
    List<DigestReference> carriers = image.shelf().list();
    Screen screen = invocation.screen();
    if (carriers.isEmpty()) {
      screen.out(image.byDigest() + " has no associated signatures");
      return;
    }
    screen.out(image.byDigest().toString());
    Tree tree = new Tree(NotaryShelf.SIGNATURE.value(), new ArrayList<>());
    carriers.forEach(each -> tree.child(each.digest().toString()));
    tree.show(screen);
  }

  static Command inspect() {
    return new NotationCommand(
        NotationCommand.words("notation inspect", "Show what the signatures of an image say")
            .flags(NotationImage.flags())
            .argument("IMAGE", "the image", Completion.IMAGE)
            .example("notation inspect localhost:5001/studentbook:1.0")
            .build(),
        LookWords::inspect);
  }

  private static void inspect(Invocation invocation) {
    NotationImage image = NotationImage.find(invocation, Optional.of("inspect"));
    List<DigestReference> carriers = image.shelf().list();
    Screen screen = invocation.screen();
    if (carriers.isEmpty()) {
      screen.out(image.byDigest() + " has no associated signatures");
      return;
    }
    screen.out("Inspecting all signatures for signed artifact");
    screen.out(image.byDigest().toString());
    Tree tree = new Tree(NotaryShelf.SIGNATURE.value(), new ArrayList<>());
    carriers.forEach(each -> add(tree.child(each.digest().toString()), image, each));
    tree.show(screen);
  }

  private static void add(Tree tree, NotationImage image, DigestReference carrier) {
    try {
      add(tree, image.shelf().read(carrier));
    } catch (LabException e) {
      tree.child("cannot be read: " + e.problem().foundOrSummary());
    }
  }

  private static void add(Tree tree, NotaryEnvelope envelope) {
    tree.child("signature envelope type: " + NotaryShelf.JWS.value());
    tree.child("signature algorithm: " + algorithm(envelope));
    NotaryHeader header = envelope.header();
    Tree signed = tree.child("signed attributes");
    signed.child("content type: " + NotaryHeader.PAYLOAD_TYPE);
    signed.child("signing scheme: " + header.scheme());
    signed.child("signing time: " + header.signed());
    header.expiry().ifPresent(end -> signed.child("expiry: " + end));
    tree.child("unsigned attributes")
        .child("signing agent: " + envelope.agent().orElse("(unknown)"));
    Tree chain = tree.child("certificates");
    envelope.chain().certificates().forEach(each -> add(chain, each));
    Tree target = tree.child("signed artifact");
    target.child("media type: " + envelope.target().mediaType().value());
    target.child("digest: " + envelope.target().digest());
    target.child("size: " + envelope.target().size());
  }

  private static String algorithm(NotaryEnvelope envelope) {
    try {
      return NotaryAlgorithm.valueOf(envelope.header().algorithm()).words();
    } catch (IllegalArgumentException e) {
      return envelope.header().algorithm();
    }
  }

  private static void add(Tree chain, Certificate certificate) {
    Tree one = chain.child("SHA256 fingerprint: " + Digest.of(certificate.encoded()).hex());
    one.child("issued to: " + certificate.subject());
    one.child("issued by: " + certificate.issuer());
    one.child("expiry: " + certificate.notAfter());
  }

  /**
   * Lines that hang on each other.
   *
   * @param line the line
   * @param children what hangs on it
   */
  private record Tree(String line, List<Tree> children) {

    Tree child(String text) {
      Tree made = new Tree(text, new ArrayList<>());
      children.add(made);
      return made;
    }

    void show(Screen screen) {
      show(screen, "", true);
    }

    private void show(Screen screen, String indent, boolean last) {
      screen.out(indent + (last ? "└── " : "├── ") + line);
      for (int i = 0; i < children.size(); i++) {
        children.get(i).show(screen, indent + (last ? "    " : "│   "), i == children.size() - 1);
      }
    }
  }
}

package dev.signlab.scenario.check;

import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.oci.name.Reference;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What checks ask about the signatures of an image. */
final class Signatures {

  private Signatures() {}

  /** Verifies with a key of the learner's folder, whatever the layout. */
  static LabView.Verdict by(LabView view, Reference image, String key) {
    Path file = view.folder().resolve(key);
    return view.verify(image, file, Map.of(), Optional.empty(), Optional.empty());
  }

  /** Verifies by an identity, against the world's own trusted root. */
  static LabView.Verdict by(LabView view, Reference image, String identity, String issuer) {
    return view.verify(image, ExpectedIdentity.of(identity, issuer));
  }
}

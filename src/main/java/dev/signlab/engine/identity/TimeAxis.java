package dev.signlab.engine.identity;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.trust.ObservedTime;
import dev.signlab.sigstore.certificate.CertificateEntry;
import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All that a signature by an identity says of time, in order: when the certificate begins and ends,
 * when a log promised to publish it, and when somebody saw the signature. It decides nothing; what
 * has to fit is judged in the other steps.
 */
final class TimeAxis {

  private TimeAxis() {}

  /** One mark on the axis. */
  private record Mark(Instant moment, String words) {

    /** Logs say whole seconds alone: within one, what has to come first does. */
    Instant second() {
      return moment.truncatedTo(ChronoUnit.SECONDS);
    }
  }

  static Step of(Certificate leaf, List<ObservedTime> times) {
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark(leaf.notBefore(), "the certificate begins to hold"));
    promises(leaf, marks);
    times.forEach(
        time -> marks.add(new Mark(time.moment(), "the signature is there: " + time.source())));
    marks.add(new Mark(leaf.notAfter(), "the certificate holds no longer"));
    List<Step> steps =
        marks.stream()
            .sorted(Comparator.comparing(Mark::second))
            .map(
                mark ->
                    Step.of(
                        mark.moment().toString(),
                        CertificateJudge.SPECIFICATION,
                        new Outcome.Passed(mark.words())))
            .toList();
    return Step.branch(CertificateJudge.AXIS, CertificateJudge.SPECIFICATION, steps);
  }

  private static void promises(Certificate leaf, List<Mark> marks) {
    try {
      leaf.extension(CertificateEntry.TIMESTAMPS)
          .map(value -> SignedCertificateTimestamp.parseExtension(value, "the SCT"))
          .orElse(List.of())
          .forEach(
              sct -> marks.add(new Mark(sct.timestamp(), "a log promises to publish it (SCT)")));
    } catch (LabException e) {
      // The step about the SCT says what is wrong with it.
      return;
    }
  }
}

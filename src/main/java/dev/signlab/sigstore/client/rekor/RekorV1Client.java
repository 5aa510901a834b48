package dev.signlab.sigstore.client.rekor;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.client.ServiceAnswer;
import dev.signlab.sigstore.client.ServiceDoor;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Speaks to Rekor of version 1. A signature that the log has already is answered 409 with the place
 * of its entry, which is then fetched: what was wanted is there.
 *
 * @param door the way there
 */
record RekorV1Client(ServiceDoor door) implements RekorClient {

  private static final String ENTRIES = "/api/v1/log/entries";
  private static final int CREATED = 201;
  private static final int CONFLICT = 409;

  /** The digest of the leaf, with the number of its tree in front of it or not. */
  private static final Pattern UUID = Pattern.compile("/([0-9a-f]{64}|[0-9a-f]{80})$");

  @Override
  public int version() {
    return 1;
  }

  @Override
  public TransparencyLogEntry add(BundleContent content, EntrySigner signer) {
    ServiceAnswer answer = door.post(ENTRIES, ProposedEntry.of(content, signer));
    TransparencyLogEntry entry =
        switch (answer.status()) {
          case CREATED -> EntryAnswer.parse(answer);
          case CONFLICT -> equal(answer);
          default -> throw refused(answer);
        };
    return Returned.checked(door, entry, content, signer);
  }

  private TransparencyLogEntry equal(ServiceAnswer conflict) {
    Matcher uuid = UUID.matcher(conflict.header("Location").orElse(""));
    if (!uuid.find()) {
      throw Problem.of(door.who() + " has an equal entry, and does not say where")
          .expected("a field Location that ends in 64 or 80 digits 0-9a-f")
          .found(conflict.header("Location").orElse("no such field"))
          .cause(Cause.MALFORMED)
          .asException();
    }
    ServiceAnswer there = door.get(ENTRIES + uuid.group());
    if (there.status() != 200) {
      throw refused(there);
    }
    return EntryAnswer.parse(there);
  }

  private LabException refused(ServiceAnswer answer) {
    return door.refused(
            "Rekor refused the entry",
            "POST " + door.at(ENTRIES),
            CREATED + ", or " + CONFLICT + " for an entry that is there",
            answer)
        .hint("see what was sent and answered", "wire")
        .asException();
  }
}

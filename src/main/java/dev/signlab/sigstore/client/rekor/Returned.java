package dev.signlab.sigstore.client.rekor;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.client.ServiceDoor;
import dev.signlab.sigstore.logentry.EntryBody;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import java.util.Arrays;

/** Holds an entry against what was sent: a log that answers with another one is no help. */
final class Returned {

  private Returned() {}

  static TransparencyLogEntry checked(
      ServiceDoor door, TransparencyLogEntry entry, BundleContent content, EntrySigner signer) {
    EntryBody body = EntryBody.parse(entry);
    boolean same =
        body.signatures().stream().anyMatch(each -> Arrays.equals(each, content.signature()))
            && body.verifiers().stream().anyMatch(each -> Arrays.equals(each, signer.der()));
    if (!same) {
      throw Problem.of(door.who() + " answered with another entry")
          .expected("an entry of the signature that was sent, and of its signer")
          .found("entry " + entry.logIndex() + " of another signature")
          .cause(Cause.WRONG_LOG_ENTRY)
          .asException();
    }
    return entry;
  }
}

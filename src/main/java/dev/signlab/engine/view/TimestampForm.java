package dev.signlab.engine.view;

import dev.signlab.crypto.timestamp.TimestampToken;
import dev.signlab.diagnostic.LabException;
import java.util.List;
import java.util.Optional;

/** A timestamp, as its authority answered or as cosign keeps it. */
record TimestampForm() implements FileForm {

  private static final String KEPT = "SignedRFC3161Timestamp";

  @Override
  public String kind() {
    return "timestamp: what was there at a time, by an authority";
  }

  @Override
  public String specification() {
    return "RFC 3161, section 2.4.2";
  }

  @Override
  public boolean fits(FileContent file) {
    return file.has(KEPT) || token(file.bytes()).isPresent();
  }

  private static Optional<TimestampToken> token(byte[] der) {
    try {
      return Optional.of(TimestampToken.parse(der, "the timestamp"));
    } catch (LabException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<ViewField> open(FileContent file) {
    byte[] der = file.has(KEPT) ? file.json().orElseThrow().bytes(KEPT) : file.bytes();
    return TimestampFields.of(TimestampToken.parse(der, "the timestamp"), file.now());
  }
}

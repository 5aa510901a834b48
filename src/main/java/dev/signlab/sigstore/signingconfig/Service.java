package dev.signlab.sigstore.signingconfig;

import dev.signlab.sigstore.protojson.ProtoFields;
import dev.signlab.sigstore.protojson.ProtoObject;
import dev.signlab.sigstore.trustedroot.TimeRange;
import java.time.Instant;
import java.util.Optional;

/**
 * One service.
 *
 * @param url where it answers
 * @param majorApiVersion the version of its API
 * @param validFor when it may be asked; nothing means always
 * @param operator who runs it
 */
public record Service(
    String url, long majorApiVersion, Optional<TimeRange> validFor, String operator) {

  ProtoObject message() {
    ProtoObject message =
        new ProtoObject().text("url", url).smallNumber("majorApiVersion", majorApiVersion);
    validFor.ifPresent(range -> message.object("validFor", range.message()));
    return message.text("operator", operator);
  }

  /** Tells whether it may be asked at a time. */
  public boolean isValidAt(Instant time) {
    return validFor.isEmpty() || validFor.get().contains(time);
  }

  /** Returns since when it may be asked; the beginning of time where that was not said. */
  Instant start() {
    return validFor.map(TimeRange::start).orElse(Instant.MIN);
  }

  static Service parse(ProtoFields fields) {
    fields.only("url", "majorApiVersion", "validFor", "operator");
    return new Service(
        fields.text("url"),
        fields.count("majorApiVersion"),
        fields.optionalObject("validFor").map(TimeRange::parse),
        fields.text("operator"));
  }
}

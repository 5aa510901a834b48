package dev.signlab.sigstore.signingconfig;

import dev.signlab.sigstore.protojson.ProtoFields;
import dev.signlab.sigstore.protojson.ProtoObject;
import dev.signlab.sigstore.trustedroot.TimeRange;
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

  static Service parse(ProtoFields fields) {
    fields.only("url", "majorApiVersion", "validFor", "operator");
    return new Service(
        fields.text("url"),
        fields.count("majorApiVersion"),
        fields.optionalObject("validFor").map(TimeRange::parse),
        fields.text("operator"));
  }
}

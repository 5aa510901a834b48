package dev.signlab.sigstore.client;

import dev.signlab.http.Headers;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.protojson.ProtoFields;
import java.util.Optional;

/**
 * What a service answered, whatever its status.
 *
 * @param who answered, for problems
 * @param status the status code
 * @param headers the header fields
 * @param body the whole body
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record ServiceAnswer(String who, int status, Headers headers, byte[] body) {

  /** Returns the body as an object of JSON. */
  public JsonFields json() {
    return Json.parseObject(body, "the answer of " + who);
  }

  /** Returns the body as a message in proto3 JSON. */
  public ProtoFields proto() {
    return new ProtoFields(json());
  }

  /** Returns the first value of a header field. */
  public Optional<String> header(String name) {
    return headers.first(name);
  }
}

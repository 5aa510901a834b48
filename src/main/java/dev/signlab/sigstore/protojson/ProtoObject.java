package dev.signlab.sigstore.protojson;

import dev.signlab.json.Json;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes one message as proto3 JSON: members in the order of the calls, zero values left out. Not
 * safe for use by several threads.
 */
public final class ProtoObject {

  private final ObjectNode node = Json.object();

  /** Begins with no fields. */
  public ProtoObject() {}

  /** Adds a text. */
  public ProtoObject text(String name, String value) {
    if (!value.isEmpty()) {
      node.put(name, value);
    }
    return this;
  }

  /** Adds a whole number, as text. */
  public ProtoObject number(String name, long value) {
    return text(name, value == 0 ? "" : String.valueOf(value));
  }

  /** Adds a whole number of 32 bits, as a number. */
  public ProtoObject smallNumber(String name, long value) {
    if (value != 0) {
      node.put(name, value);
    }
    return this;
  }

  /** Adds bytes as Base64. */
  public ProtoObject bytes(String name, byte[] value) {
    return text(name, Base64.getEncoder().encodeToString(value));
  }

  /** Adds a list of bytes. */
  public ProtoObject bytesList(String name, List<byte[]> values) {
    if (!values.isEmpty()) {
      ArrayNode array = node.putArray(name);
      values.forEach(value -> array.add(Base64.getEncoder().encodeToString(value)));
    }
    return this;
  }

  /** Adds a message, even an empty one. */
  public ProtoObject object(String name, ProtoObject value) {
    node.set(name, value.node);
    return this;
  }

  /** Adds a list of messages. */
  public ProtoObject objects(String name, List<ProtoObject> values) {
    if (!values.isEmpty()) {
      ArrayNode array = node.putArray(name);
      values.forEach(value -> array.add(value.node));
    }
    return this;
  }

  /** Returns the message. */
  public JsonNode node() {
    return node;
  }
}

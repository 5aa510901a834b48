package dev.signlab.sigstore.client.fulcio;

import dev.signlab.diagnostic.LabException;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.client.ServiceAnswer;
import dev.signlab.sigstore.client.ServiceDoor;
import java.util.Optional;

/**
 * Why a request got no certificate, as the lab's own authority tells it to those who ask; every
 * other Fulcio keeps it for itself, and tells callers one text for many reasons.
 *
 * @param name of the reason, such as {@code WRONG_AUDIENCE}
 * @param words the reason for a person
 * @param expected what should have been there
 * @param found what was there instead
 * @param isOfToken whether it is the token that is to blame
 */
public record StatedReason(
    String name, String words, String expected, String found, boolean isOfToken) {

  private static final int OK = 200;
  private static final String ID = "Lab-Refusal";
  private static final String PATH = "/lab/refusals";
  private static final String OF_TOKEN = "There was an error processing the identity token";

  /** Asks for the reason of a refusal; nothing where the authority does not tell it. */
  static Optional<StatedReason> of(ServiceDoor door, ServiceAnswer refusal) {
    return refusal.header(ID).flatMap(id -> of(door, id));
  }

  private static Optional<StatedReason> of(ServiceDoor door, String id) {
    try {
      ServiceAnswer answer = door.get(PATH);
      return answer.status() != OK
          ? Optional.empty()
          : answer.json().objects("refusals").stream()
              .filter(each -> each.text("id").equals(id))
              .map(StatedReason::of)
              .findFirst();
    } catch (LabException e) {
      // It was asked only to say more than the refusal itself.
      return Optional.empty();
    }
  }

  private static StatedReason of(JsonFields refusal) {
    return new StatedReason(
        refusal.text("reason"),
        refusal.text("words"),
        refusal.text("expected"),
        refusal.text("found"),
        refusal.text("told").equals(OF_TOKEN));
  }

  /** Returns it in one sentence. */
  @Override
  public String toString() {
    return words + ": expected " + expected + ", found " + found;
  }
}

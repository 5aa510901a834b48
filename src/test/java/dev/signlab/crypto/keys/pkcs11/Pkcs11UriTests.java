package dev.signlab.crypto.keys.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.LabException;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pkcs11UriTests {

  @Test
  void readsEveryPartThatCosignReads() {
    Pkcs11Uri uri =
        Pkcs11Uri.parse(
            "token=My%20Token+1;manufacturer=x;slot-id=12;id=%01%fF;object=a&b"
                + "?module-path=/usr/lib/m.so&pin-value=a%26b");
    assertThat(uri.token()).contains("My Token+1");
    assertThat(uri.slot()).isEqualTo(OptionalLong.of(12));
    assertThat(uri.id()).isEqualTo("01ff");
    assertThat(uri.object()).isEqualTo("a&b");
    assertThat(uri.modulePath()).contains("/usr/lib/m.so");
    assertThat(uri.pin()).contains("a&b");
  }

  @Test
  void writesWhatItReadWithoutThePin() {
    String text = "token=My%20Token;slot-id=12;id=%01%ff;object=k?module-path=/usr/lib/m.so";
    assertThat(Pkcs11Uri.parse(text + "&pin-value=1").toString()).isEqualTo("pkcs11:" + text);
    Pkcs11Uri slotOnly = Pkcs11Uri.parse("slot-id=1;object=k");
    assertThat(slotOnly.toString()).isEqualTo("pkcs11:slot-id=1;object=k");
    assertThat(slotOnly.token()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "object=k, one of token and slot-id must be set",
    "token=t, one of object and id must be set",
    "token=t;slot-id=x;object=k, slot-id 'x' is not a valid number",
    "token=t;object=%4, two hexadecimal digits must follow %",
    "token=t;object=%zz, two hexadecimal digits must follow %",
    "token=t;object, an attribute has no value",
  })
  void refusesTheRest(String text, String words) {
    LabException refused = catchThrowableOfType(LabException.class, () -> Pkcs11Uri.parse(text));
    assertThat(refused.problem().summary()).endsWith(words);
  }
}

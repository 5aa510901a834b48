package dev.signlab.shell.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateCommandTests {

  private static final ZonedDateTime TIME =
      ZonedDateTime.of(2024, 3, 5, 14, 7, 9, 120, ZoneId.of("UTC"));

  /** Expected values are those of coreutils' date -u -d '2024-03-05 14:07:09.00000012'. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "%Y-%m-%dT%H:%M:%SZ ~ 2024-03-05T14:07:09Z",
        "%F %T %z ~ 2024-03-05 14:07:09 +0000",
        "%a %b %e %H:%M:%S %Z %Y ~ Tue Mar  5 14:07:09 UTC 2024",
        "%s ~ 1709647629",
        "%j %I %p %y ~ 065 02 PM 24",
        "%A, %B %d ~ Tuesday, March 05",
        "%N ~ 000000120",
        "100%% of %R ~ 100% of 14:07",
        "% ~ %"
      })
  void aTimeIsWrittenAsDateDoes(String format, String text) {
    assertThat(DateCommand.written(format, TIME)).isEqualTo(text);
  }

  @Test
  void aConversionThatIsNotKnownIsRefused() {
    assertThatThrownBy(() -> DateCommand.written("%Q", TIME)).isInstanceOf(LabException.class);
  }
}

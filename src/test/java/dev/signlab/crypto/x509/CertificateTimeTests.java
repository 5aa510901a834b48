package dev.signlab.crypto.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x509.Time;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The library's own reading is the judge. */
class CertificateTimeTests {

  @Property(tries = 300)
  void aShortTimeIsReadAsTheLibraryReadsIt(
      @ForAll @LongRange(min = -631_152_000L, max = 2_524_607_999L) long second) {
    Time time = time(new DERUTCTime(java.util.Date.from(Instant.ofEpochSecond(second))));
    assertThat(CertificateTime.of(time)).isEqualTo(Instant.ofEpochSecond(second));
    assertThat(CertificateTime.of(time)).isEqualTo(time.getDate().toInstant());
  }

  @Property(tries = 300)
  void aLongTimeIsReadAsTheLibraryReadsIt(
      @ForAll @LongRange(min = 0, max = 253_402_300_799L) long second) {
    Time time = time(new DERGeneralizedTime(java.util.Date.from(Instant.ofEpochSecond(second))));
    assertThat(CertificateTime.of(time)).isEqualTo(Instant.ofEpochSecond(second));
    assertThat(CertificateTime.of(time)).isEqualTo(time.getDate().toInstant());
  }

  /** RFC 5280, section 4.1.2.5.1: fifty and more are of the last century. */
  @ParameterizedTest
  @CsvSource({"491231235959Z, 2049-12-31T23:59:59Z", "500101000000Z, 1950-01-01T00:00:00Z"})
  void aShortYearHasACentury(String text, Instant moment) {
    assertThat(CertificateTime.of(time(new ASN1UTCTime(text)))).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2611281902Z", "261128190203+0100"})
  void otherFormsAreTheLibrarys(String text) {
    Time time = time(new ASN1UTCTime(text));
    assertThat(CertificateTime.of(time)).isEqualTo(time.getDate().toInstant());
  }

  @ParameterizedTest
  @ValueSource(strings = {"261328190203Z", "260230190203Z", "261128240000Z", "261128190260Z"})
  void whatIsNoMomentIsRefused(String text) {
    assertThatThrownBy(() -> CertificateTime.of(time(new ASN1UTCTime(text))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"20261128190203+0100", "201201011200Z"})
  void longTimesInOtherFormsAreTheLibrarys(String text) {
    Time time = time(new ASN1GeneralizedTime(text));
    assertThat(CertificateTime.of(time)).isEqualTo(time.getDate().toInstant());
  }

  /** openssl and Go refuse these; without a zone each machine would read another moment. */
  @ParameterizedTest
  @ValueSource(strings = {"20261128190203.5Z", "20261128190203.0Z", "20261128190203"})
  void longTimesThatCertificatesMayNotHaveAreRefused(String text) {
    assertThatThrownBy(() -> CertificateTime.of(time(new ASN1GeneralizedTime(text))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  private static Time time(ASN1Primitive primitive) {
    return Time.getInstance(primitive);
  }
}

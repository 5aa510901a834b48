package dev.signlab.crypto.x509;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x509.Time;

/**
 * Times as certificates have them (RFC 5280, section 4.1.2.5): {@code YYMMDDHHMMSSZ} up to 2049,
 * and {@code YYYYMMDDHHMMSSZ}. The library reads these by a calendar and its locales, which takes
 * an eighth of a whole verification by identity; other forms are left to it.
 */
final class CertificateTime {

  /** Of the fields behind the year: month, day, hour, minute, second. */
  private static final int REST = 10;

  /**
   * Seconds may be missing, and a zone may be another one, as Go reads it too. Without a zone it
   * would be the time of the machine that reads, and parts of seconds are forbidden.
   */
  private static final Pattern OTHER = Pattern.compile("[0-9]+(Z|[+-][0-9]{4})");

  private CertificateTime() {}

  /**
   * Returns the moment.
   *
   * @throws IllegalArgumentException when there is none, such as in a thirteenth month
   */
  static Instant of(Time time) {
    return time.toASN1Primitive() instanceof ASN1GeneralizedTime general
        ? of(time, general.getTimeString(), 4)
        : of(time, time.toASN1Primitive().toString(), 2);
  }

  private static Instant of(Time time, String text, int year) {
    if (text.length() == year + REST + 1 && isPlain(text)) {
      int read = number(text, 0, year);
      return moment(year == 2 ? century(read) : read, text, year);
    }
    if (!OTHER.matcher(text).matches()) {
      throw new IllegalArgumentException("no moment: " + text);
    }
    return time.getDate().toInstant();
  }

  private static boolean isPlain(String text) {
    int digits = text.length() - 1;
    return text.charAt(digits) == 'Z'
        && text.chars().limit(digits).allMatch(each -> each >= '0' && each <= '9');
  }

  private static int century(int year) {
    return year < 50 ? 2000 + year : 1900 + year;
  }

  private static Instant moment(int year, String text, int from) {
    try {
      return LocalDateTime.of(
              year,
              number(text, from, 2),
              number(text, from + 2, 2),
              number(text, from + 4, 2),
              number(text, from + 6, 2),
              number(text, from + 8, 2))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no moment: " + text, e);
    }
  }

  private static int number(String text, int from, int digits) {
    return Integer.parseInt(text, from, from + digits, 10);
  }
}

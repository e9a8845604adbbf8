/* How usual an ideograph or a hangul syllable is. Each national standard has put its characters in
 * planes by their use: the first plane of each is what people write, the second what they may meet;
 * what vendors added is hardly ever seen. Above the planes stand the lists of the commonest.
 *
 * The planes are not written down here: they are ranges of the sets' own codes, decoded once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-charset-ideographs.h"

#include "ferry-charset-letters.h"
#include "ferry-charset.h"

#include <string.h>

#define CHARACTERS 0x10000

typedef struct
{
  guint8 first, last; /* of the first byte of a code */
} Plane;

typedef enum
{
  BAND_BEYOND, /* only in extensions */
  BAND_SECOND,
  BAND_FIRST,
  BAND_COMMON,
  BANDS
} Band;

static const struct
{
  const char *common;
  const char *charset; /* whose codes the planes are */
  Plane planes[2];
  guint8 second_from; /* second bytes of a code */
  double scores[BANDS];
} languages[] = {
  [FERRY_LANGUAGE_JAPANESE] = { ferry_charset_japanese,
                                "EUC-JP",
                                { { 0xb0, 0xcf }, { 0xd0, 0xf4 } },
                                0xa1,
                                { -16, -13.5, -9.8, -7.6 } },
  [FERRY_LANGUAGE_SIMPLIFIED_CHINESE] = { ferry_charset_simplified_chinese,
                                          "GB18030",
                                          { { 0xb0, 0xd7 }, { 0xd8, 0xf7 } },
                                          0xa1,
                                          { -16.5, -13, -9.7, -6.8 } },
  [FERRY_LANGUAGE_TRADITIONAL_CHINESE] = { ferry_charset_traditional_chinese,
                                           "BIG5",
                                           { { 0xa4, 0xc6 }, { 0xc9, 0xf9 } },
                                           0x40,
                                           { -16.5, -14, -10, -6.8 } },
  [FERRY_LANGUAGE_KOREAN] = { ferry_charset_korean,
                              "EUC-KR",
                              { { 0xb0, 0xc8 }, { 0xca, 0xfd } },
                              0xa1,
                              { -16.5, -13.5, -9.5, -6.3 } },
};

typedef guint8 Bands[CHARACTERS]; /* of Band */

static void
mark (guint8 *bands, const char *text, Band band)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (character < CHARACTERS)
        bands[character] = MAX (bands[character], (guint8) band);
    }
}

static void
mark_plane (guint8 *bands, FerryLanguage language, Plane plane, Band band)
{
  for (guint first = plane.first; first <= plane.last; first++)
    {
      g_autofree char *text = NULL;
      char codes[2 * 256 + 1];
      gsize length = 0;

      for (guint second = languages[language].second_from; second <= 0xfe; second++)
        if (second <= 0x7e || second >= 0xa1)
          {
            codes[length++] = (char) first;
            codes[length++] = (char) second;
          }
      codes[length] = '\0';
      text = ferry_charset_decode (languages[language].charset, codes, NULL);
      mark (bands, text, band);
    }
}

static guint8 *
make_bands (FerryLanguage language)
{
  guint8 *bands = g_malloc0 (sizeof (Bands));

  mark_plane (bands, language, languages[language].planes[1], BAND_SECOND);
  mark_plane (bands, language, languages[language].planes[0], BAND_FIRST);
  mark (bands, languages[language].common, BAND_COMMON);
  return bands;
}

/* Made at the first question, kept for good. */
static const guint8 *
get_bands (FerryLanguage language)
{
  static guint8 *made[G_N_ELEMENTS (languages)];

  if (g_once_init_enter (&made[language]))
    g_once_init_leave (&made[language], make_bands (language));
  return made[language];
}

/**
 * ferry_charset_ideograph_score:
 * @language: one of those with ideographs
 *
 * Returns: a logarithm of how often @character stands in names of @language
 */
double
ferry_charset_ideograph_score (FerryLanguage language, gunichar character)
{
  Band band = character < CHARACTERS ? get_bands (language)[character] : BAND_BEYOND;

  return languages[language].scores[band];
}

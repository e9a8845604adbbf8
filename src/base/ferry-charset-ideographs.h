/* How usual an ideograph or a hangul syllable is in a language. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-charset-language.h"

G_BEGIN_DECLS

double ferry_charset_ideograph_score (FerryLanguage language, gunichar character);

G_END_DECLS

/* Why what was there of a file was of no use.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_ANEW_NOT,            /* it was, or nothing was there */
  FERRY_ANEW_SOURCE_CHANGED, /* since that part was made */
  FERRY_ANEW_PART_DIFFERS,   /* from the source */
  FERRY_ANEW_PART_UNPROVEN,  /* the server does not let it be read */
  FERRY_ANEW_TEXT,           /* line ends change on the way: no offset fits */
} FerryAnew;

G_END_DECLS

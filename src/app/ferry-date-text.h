/* Dates as the user's locale writes them, all digits. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_DATE_DAY,
  FERRY_DATE_MINUTE,
  FERRY_DATE_SECOND,
  FERRY_DATE_THIS_YEAR, /* to the minute, without the year */
} FerryDateDetail;

char *ferry_date_text (GDateTime *time, FerryDateDetail detail);

G_END_DECLS

/* What the steps of a check come to: which mode works, which ports were seen, which addresses a
 * rule has to name. Pure, any thread; borrows from the check.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-check.h"

G_BEGIN_DECLS

typedef struct
{
  const FerryCheck *check;

  GSocketFamily family;          /* of the login that is used, else of the first attempt */
  const FerryCheckStep *control; /* over that family; %NULL where only the name was tried */
  const FerryCheckStep *barrier; /* what failed where no login worked */

  /* One of the steps over @family: one that works, else one that fails, %NULL where none was run.
   */
  const FerryCheckStep *passive;
  const FerryCheckStep *active;
  gboolean has_passive; /* it works over @family */
  gboolean has_active;
  gboolean is_tls;

  /* Ports that the server named for passive mode; 0: none. */
  guint16 port_low;
  guint16 port_high;
  gboolean is_scattered; /* too far from each other for a range that somebody chose */

  const char *server_address; /* nullable */
  const char *our_address;    /* at our own end, nullable */
  const char *client_address; /* as the server sees it; %NULL where that is not known */
} FerryFindings;

void ferry_findings_init (FerryFindings *findings, const FerryCheck *check);
gboolean ferry_findings_init_other (FerryFindings *other, const FerryFindings *findings);
gboolean ferry_findings_have_symptom (const FerryFindings *findings, FerryFtpSymptom symptom);
const FerryCheckStep *ferry_findings_find_announced (const FerryFindings *findings);
const FerryCheckStep *ferry_findings_find_odd_one (const FerryFindings *findings);
gboolean ferry_findings_are_behind_nat (const FerryFindings *findings);

G_END_DECLS

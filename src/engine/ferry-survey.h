/* A look at all that lies below some folders of a place, folder by folder: for sizes and for
 * searches. Several folders are read at a time; on a server over connections of its own, so that
 * browsing goes on beside it. Links are not followed. Main thread.
 *
 * Signals: "listed" (root uint, folder string, entries FerryListing pointer): a part of what a
 * folder holds; "failed" (root uint, folder string, GError pointer): it could not be read; "ended":
 * nothing is left to look at. What is stopped says nothing more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-place.h"

G_BEGIN_DECLS

#define FERRY_TYPE_SURVEY (ferry_survey_get_type ())
G_DECLARE_FINAL_TYPE (FerrySurvey, ferry_survey, FERRY, SURVEY, GObject)

FerrySurvey *ferry_survey_new (FerryPlace *place);
void ferry_survey_add (FerrySurvey *survey, guint root, const char *folder);
void ferry_survey_stop (FerrySurvey *survey);

guint ferry_survey_get_n_folders (FerrySurvey *survey);
const char *ferry_survey_get_folder (FerrySurvey *survey);

G_END_DECLS

/* One folder on the way of a survey, with those above it. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-listing.h"

G_BEGIN_DECLS

typedef struct _FerrySurveyFolder FerrySurveyFolder;

struct _FerrySurveyFolder
{
  FerrySurveyFolder *parent; /* owned, nullable */
  char *path;
  guint root;
  guint depth;
  char *likeness; /* of what it holds, nullable */
};

FerrySurveyFolder *
ferry_survey_folder_new (FerrySurveyFolder *parent, guint root, const char *path);
FerrySurveyFolder *ferry_survey_folder_ref (FerrySurveyFolder *folder);
void ferry_survey_folder_unref (FerrySurveyFolder *folder);

gboolean ferry_survey_folder_take_parts (FerrySurveyFolder *folder, GPtrArray *parts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerrySurveyFolder, ferry_survey_folder_unref)

G_END_DECLS

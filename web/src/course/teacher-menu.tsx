import { Button, Menu } from '@mantine/core';
import { IconChartBar, IconChevronDown, IconHelpCircle, IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** What a teacher does with a course. */
export function TeacherMenu({ courseId }: { courseId: number }) {
  const { t } = useTranslation();
  const params = { courseId };
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          variant="default"
          size="sm"
          rightSection={<IconChevronDown size={16} aria-hidden />}
          flex="none"
        >
          {t('course.teach')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPencil size={18} aria-hidden />}
          renderRoot={(props) => <Link {...props} to="/courses/$courseId/edit" params={params} />}
        >
          {t('course.edit')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconHelpCircle size={18} aria-hidden />}
          renderRoot={(props) => <Link {...props} to="/courses/$courseId/questions" params={params} />}
        >
          {t('course.questions')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconChartBar size={18} aria-hidden />}
          renderRoot={(props) => <Link {...props} to="/courses/$courseId/reports" params={params} />}
        >
          {t('course.reports')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { useTranslation } from 'react-i18next';
import { SidePanel } from '../shared/side-panel.tsx';
import { AskCourse } from './ask-course.tsx';

interface Panel {
  courseId: number;
  language: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Asking beside a lesson. A source that is opened from an answer takes the panel's place; the answers stay. */
export function AskPanel({ courseId, language, isOpen, onClose }: Panel) {
  const { t } = useTranslation();
  return (
    <SidePanel title={t('ask.title')} isOpen={isOpen} onClose={onClose} widthPx={460}>
      <AskCourse courseId={courseId} language={language} onOpen={onClose} />
    </SidePanel>
  );
}
